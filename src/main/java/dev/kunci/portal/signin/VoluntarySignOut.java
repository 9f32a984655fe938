package dev.kunci.portal.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** Marks a sign-out by the person, so that the sign-in page does not say that the session has ended. */
public final class VoluntarySignOut {

    private VoluntarySignOut() {}

    public static void byChoice(AuthenticationContext authentication) {
        UI.getCurrentOrThrow().getPage().executeJs("sessionStorage.removeItem('kunci.signed-in')");
        authentication.logout();
    }
}
