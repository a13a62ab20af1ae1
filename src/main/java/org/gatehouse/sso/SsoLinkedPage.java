package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.provisioning.LinkedUser;
import org.gatehouse.sso.provisioning.LinkedUsers;
import org.gatehouse.sso.provisioning.SsoLinks;
import org.jspecify.annotations.Nullable;

/** Who comes in under which name of the provider, each of which can be taken back. */
@Named
@RequestScoped
public class SsoLinkedPage {

  private static final String PATH = "/sso/enforcement";
  private static final int ROWS = 20;

  @EJB LinkedUsers users;
  @EJB SsoLinks links;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String find = "";
  private @Nullable LinkedUser unlinking;
  private @Nullable Slice<LinkedUser> page;

  @PostConstruct
  void read() {
    find = parameter("find");
    String id = parameter("unlink");
    unlinking = id.isEmpty() ? null : users.find(id).orElse(null);
  }

  /** Has no name of the provider mean the user any more. */
  public void unlink() {
    links.unlink(parameter("unlink"));
    notices.good("sso.enforcement.unlinked");
    Redirect.to(PATH);
  }

  /** What is looked for; empty for everybody. */
  public String getFind() {
    return find;
  }

  public List<LinkedUser> getRows() {
    return page().items();
  }

  /** Whether there are others, who have to be looked for. */
  public boolean isMore() {
    return page().next().isPresent();
  }

  /** Whose link is about to be taken back; null for nobody's. */
  public @Nullable LinkedUser getUnlinking() {
    return unlinking;
  }

  /** Where one asks whether a user's link is meant. */
  public String address(LinkedUser one) {
    return request.getContextPath()
        + PATH
        + "?unlink="
        + URLEncoder.encode(one.publicId(), StandardCharsets.UTF_8)
        + "#unlink-card";
  }

  private Slice<LinkedUser> page() {
    if (page == null) {
      page = users.find(find, ROWS);
    }
    return page;
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "").replace("\0", "");
  }
}
