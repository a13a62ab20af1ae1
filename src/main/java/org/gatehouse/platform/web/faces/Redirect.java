package org.gatehouse.platform.web.faces;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends the browser on after a page's action, so that reloading repeats nothing. */
public final class Redirect {

  private Redirect() {}

  /** To a path of ours with its parameters, such as {@code /users?user=17}. */
  public static void to(String path) {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    try {
      external.redirect(external.getRequestContextPath() + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
