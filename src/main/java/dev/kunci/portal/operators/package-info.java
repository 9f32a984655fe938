/** People and programs, their roles and tokens; the settings of their organization; everybody's own profile. */
@NullMarked
package dev.kunci.portal.operators;

import org.jspecify.annotations.NullMarked;
