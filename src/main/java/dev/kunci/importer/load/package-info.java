/** Loads what an import has read into the database, in one transaction. */
@NullMarked
package dev.kunci.importer.load;

import org.jspecify.annotations.NullMarked;
