package dev.kunci.portal.layout;

import dev.kunci.operators.Operator;
import dev.kunci.operators.Permission;
import dev.kunci.registry.Organization;

/** Where a person is: one organization, with what they may do there as it was read at this navigation. */
public record Place(Organization organization, Permission permission, Operator operator) {}
