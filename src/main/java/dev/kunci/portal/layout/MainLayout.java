package dev.kunci.portal.layout;

import com.vaadin.flow.component.applayout.AppLayout;
import jakarta.annotation.security.PermitAll;

/** The frame around every view: navigation, organization, language, person. */
@PermitAll
public class MainLayout extends AppLayout {}
