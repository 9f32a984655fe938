package dev.kunci.portal.operators;

import dev.kunci.operators.AccountDoor;
import dev.kunci.operators.GatewayTokens;
import dev.kunci.operators.Invitations;
import dev.kunci.operators.Memberships;
import dev.kunci.operators.People;
import dev.kunci.operators.Responsibility;
import dev.kunci.operators.Tokens;
import dev.kunci.portal.layout.Background;
import dev.kunci.portal.layout.CurrentOperator;
import dev.kunci.review.AuditReading;
import dev.kunci.review.Choices;
import dev.kunci.review.GatewayTokenList;
import dev.kunci.review.PersonList;
import dev.kunci.review.TokenList;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the pages of people and tokens call. */
@Component
record PeopleDesk(
        People people,
        Invitations invitations,
        Responsibility programs,
        Memberships memberships,
        AccountDoor door,
        Tokens tokens,
        GatewayTokens gatewayTokens,
        PersonList list,
        TokenList tokenList,
        GatewayTokenList gatewayList,
        Choices choices,
        AuditReading records,
        CurrentOperator current,
        Background background,
        Clock clock) {}
