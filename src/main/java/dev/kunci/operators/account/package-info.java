/** Accounts: creating, disabling and recovering them, and what people change in their own. */
@NullMarked
@NamedInterface("account")
package dev.kunci.operators.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
