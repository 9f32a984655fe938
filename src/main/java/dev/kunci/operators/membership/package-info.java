/** Who works in which organization with which roles: memberships, invitations, and the rule of the last administrator. */
@NullMarked
@NamedInterface("membership")
package dev.kunci.operators.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
