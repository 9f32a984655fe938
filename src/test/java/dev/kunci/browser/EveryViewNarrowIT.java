package dev.kunci.browser;

import org.junit.jupiter.api.Test;

/** Every view on a telephone. */
class EveryViewNarrowIT extends Looking {

    @Test
    void everyViewIsForEverybody() throws Exception {
        lookAtEveryView("en", 390);
    }
}
