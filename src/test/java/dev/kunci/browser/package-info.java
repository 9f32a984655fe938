/** Stories told in a real Chromium against the packaged Kunci, as a person would live them. */
@NullMarked
package dev.kunci.browser;

import org.jspecify.annotations.NullMarked;
