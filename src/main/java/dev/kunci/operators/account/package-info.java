/** Accounts: making, shutting and helping them, and what people change about their own. */
@NullMarked
@NamedInterface("account")
package dev.kunci.operators.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
