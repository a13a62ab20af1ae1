package org.gatehouse.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.gatehouse.platform.config.Settings;

/** Makes the cookie of the view state {@code SameSite}, and {@code Secure} over TLS. */
@WebListener
public class ViewSessionListener implements ServletContextListener {

  @Inject Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Lax");
  }
}
