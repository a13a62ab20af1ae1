package org.gatehouse.platform.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;

/**
 * {@code <g:stateless/>} among a page's metadata: no view of it is kept, and opening it begins no
 * {@code HttpSession}.
 *
 * <p>{@code f:view} could say so too, but is read when the page is drawn, and PrimeFaces has put
 * its nonce into a view that was to be kept by then.
 */
public class StatelessHandler extends TagHandler {

  public StatelessHandler(TagConfig config) {
    super(config);
  }

  @Override
  public void apply(FaceletContext context, UIComponent parent) {
    UIComponent above = parent;
    while (above != null && !(above instanceof UIViewRoot)) {
      above = above.getParent();
    }
    if (above instanceof UIViewRoot view) {
      view.setTransient(true);
    }
  }
}
