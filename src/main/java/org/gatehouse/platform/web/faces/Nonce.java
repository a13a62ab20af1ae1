package org.gatehouse.platform.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * The nonce of this view's policy; {@code g:form} posts it back, because PrimeFaces asks for it.
 */
@Named("nonce")
@RequestScoped
public class Nonce {

  public String getValue() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }
}
