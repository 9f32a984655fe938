package dev.kunci.browser;

import org.junit.jupiter.api.Test;

/** Every view on a phone, in Indonesian: nothing is English, and the longer words fit. */
class EveryViewIndonesianIT extends Looking {

    @Test
    void everyViewIsForEverybody() throws Exception {
        lookAtEveryView("id", 390);
    }
}
