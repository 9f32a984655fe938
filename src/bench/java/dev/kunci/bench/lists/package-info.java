/** How long the database works for a page of each list, with few apps and with very many. */
@NullMarked
package dev.kunci.bench.lists;

import org.jspecify.annotations.NullMarked;
