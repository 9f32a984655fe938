/** Parts that forms are made of: guarded drafts, attributes, lists of words, consequences. */
@NullMarked
package dev.kunci.portal.form;

import org.jspecify.annotations.NullMarked;
