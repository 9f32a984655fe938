/** Keeps slow clients and very many connections of one address from taking the places of everybody else. */
@NullMarked
package dev.kunci.portal.connection;

import org.jspecify.annotations.NullMarked;
