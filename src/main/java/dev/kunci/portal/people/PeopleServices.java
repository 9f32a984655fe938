package dev.kunci.portal.people;

import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.membership.Invitations;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.membership.Responsibility;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.feedback.Background;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.review.people.GatewayTokenList;
import dev.kunci.review.people.PersonList;
import dev.kunci.review.people.TokenList;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the pages of people and tokens call. */
@Component
public record PeopleServices(
        People people,
        Invitations invitations,
        Responsibility programs,
        Memberships memberships,
        AccountAdministration door,
        Tokens tokens,
        GatewayTokens gatewayTokens,
        PersonList list,
        TokenList tokenList,
        GatewayTokenList gatewayList,
        FieldOptions choices,
        AuditSearch records,
        CurrentOperator current,
        Background background,
        Clock clock) {}
