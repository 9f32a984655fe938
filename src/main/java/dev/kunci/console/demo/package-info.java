/** The data of {@code run --demo}: people, API products and apps of an organization that does not exist. */
@NullMarked
package dev.kunci.console.demo;

import org.jspecify.annotations.NullMarked;
