package dev.kunci.browser;

import org.junit.jupiter.api.Test;

/** Every view on a phone. */
class EveryViewNarrowIT extends Looking {

    @Test
    void everyViewIsForEverybody() throws Exception {
        lookAtEveryView("en", 390);
    }
}
