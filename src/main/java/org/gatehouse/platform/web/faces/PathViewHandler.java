package org.gatehouse.platform.web.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;

/**
 * Writes the paths that people see, {@code /users}, where Faces would write {@code
 * /users/index.xhtml}.
 */
public class PathViewHandler extends ViewHandlerWrapper {

  /** Where views lie: below WEB-INF, so that none has an address of its own. */
  private static final String FOLDER = "/WEB-INF/pages";

  public PathViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  /** The path of a view: its folder, or its folder and name; home is the root. */
  public static String path(String viewId) {
    String path = viewId.replaceFirst("^" + FOLDER, "").replaceFirst("(?:/index)?\\.xhtml$", "");
    return path.equals("/home") || path.isEmpty() ? "/" : path;
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    return context.getExternalContext().getRequestContextPath() + path(viewId);
  }

  @Override
  public String getRedirectURL(
      FacesContext context,
      String viewId,
      Map<String, List<String>> parameters,
      boolean includeViewParams) {
    return shorten(super.getRedirectURL(context, viewId, parameters, includeViewParams));
  }

  @Override
  public String getBookmarkableURL(
      FacesContext context,
      String viewId,
      Map<String, List<String>> parameters,
      boolean includeViewParams) {
    return shorten(super.getBookmarkableURL(context, viewId, parameters, includeViewParams));
  }

  // Some implementations ask themselves for the action URL and not the outermost handler.
  private static String shorten(String url) {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    return address.endsWith(".xhtml")
        ? path(address) + (query < 0 ? "" : url.substring(query))
        : url;
  }
}
