/** The keysets that protect stored keys: binding them to the database, rotating and retiring them. */
@NullMarked
@NamedInterface("keyset")
package dev.kunci.registry.keyset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
