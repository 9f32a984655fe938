package dev.kunci.browser;

import org.junit.jupiter.api.Test;

/** Every view on a telephone, in Indonesian: nothing is English, and the longer words have room. */
class EveryViewIndonesianIT extends Looking {

    @Test
    void everyViewIsForEverybody() throws Exception {
        lookAtEveryView("id", 390);
    }
}
