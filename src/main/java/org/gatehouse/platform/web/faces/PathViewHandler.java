package org.gatehouse.platform.web.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the paths that people see, {@code /users}, where Faces would write {@code
 * /users/index.xhtml}, and takes a form for expired whose page was one of another account.
 */
public class PathViewHandler extends ViewHandlerWrapper {

  /**
   * Names the account that its owner acts in, as a request attribute and as a field of every form:
   * he may have gone to another one in another window, or may not be let in any more.
   */
  public static final String ACCOUNT = "gatehouse.account";

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
  public @Nullable UIViewRoot restoreView(FacesContext context, String viewId) {
    return ofAnotherAccount(context) ? null : super.restoreView(context, viewId);
  }

  /** Whether the posted form was shown to somebody who acted in another account than he does. */
  static boolean ofAnotherAccount(FacesContext context) {
    ExternalContext external = context.getExternalContext();
    String shown = external.getRequestParameterMap().getOrDefault(ACCOUNT, "");
    return !shown.isEmpty() && !shown.equals(external.getRequestMap().get(ACCOUNT));
  }

  /**
   * The same for a form with a file, which names the account in its address: what is posted is not
   * read yet.
   */
  public static boolean ofAnotherAccount(HttpServletRequest request) {
    String shown = ACCOUNT + "=";
    return "POST".equals(request.getMethod())
        && Stream.of(Objects.toString(request.getQueryString(), "").split("&"))
            .filter(part -> part.startsWith(shown))
            .anyMatch(part -> !part.equals(shown + request.getAttribute(ACCOUNT)));
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
