/** Parts of forms: unsaved changes, attributes, tags, dialogs about consequences. */
@NullMarked
package dev.kunci.portal.form;

import org.jspecify.annotations.NullMarked;
