/** What travels: the documents of the API, its errors, and the two dialects they are written in. */
@NullMarked
package dev.kunci.management.wire;

import org.jspecify.annotations.NullMarked;
