package org.gatehouse.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.trail.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * The views of the log that somebody keeps: a menu on the log's page, and a page to change them.
 */
@Named
@RequestScoped
public class AuditViewsPage {

  private static final String SELF = "/audit/views";

  @EJB SavedViews views;
  @EJB Accounts accounts;
  @Inject Vocabularies vocabularies;
  @Inject Catalogue catalogue;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject Clock clock;
  @Inject HttpServletRequest request;

  private Address address = new Address(Map.of());
  private String act = "";
  private @Nullable KeptView chosen;
  private @Nullable List<KeptView> all;
  private @Nullable String name;

  /** Reads which view is meant and what is to become of it. */
  @PostConstruct
  void read() {
    address = Address.of(request::getParameter);
    if (!address.get("account").isEmpty()) {
      accounts.enter(address.get("account"));
    }
    act = Objects.toString(request.getParameter("act"), "");
    String id = Objects.toString(request.getParameter("view"), "");
    if (!id.isEmpty()) {
      chosen = find(id).orElseThrow(BusinessException::notFound);
      name = chosen.name();
    }
  }

  /** Makes sure that what is not there is a page of its own. */
  public void open() {
    getAll();
  }

  /** Keeps the view that the address names. */
  public void keep() {
    views.keep(name, address);
    notices.good("audit.view.kept");
    Redirect.to(address.view().text());
  }

  /** Gives the chosen view another name. */
  public void rename() {
    views.rename(id(), name);
    notices.good("audit.view.renamed");
    Redirect.to(path("", 0));
  }

  /** Forgets the chosen view. */
  public void remove() {
    views.remove(id());
    notices.good("audit.view.removed");
    Redirect.to(path("", 0));
  }

  /** All views, by name. */
  public List<KeptView> getAll() {
    if (all == null) {
      all = views.list();
    }
    return all;
  }

  /**
   * The address of this page, in the account that an operator looks at.
   *
   * @param deed what is to become of that view; empty for nothing
   */
  public String path(String deed, long id) {
    String account = address.get("account");
    String query =
        (account.isEmpty() ? "" : "&account=" + URLEncoder.encode(account, StandardCharsets.UTF_8))
            + (deed.isEmpty() ? "" : "&act=" + deed + "&view=" + id);
    return SELF + query.replaceFirst("&", "?");
  }

  /** What the view to keep asks for, in words. */
  public String getWords() {
    Search search =
        new Search(address, catalogue, clock.withZone(viewer.getZone()), Region.of(request));
    return new Chips(address, search, vocabularies.of(viewer.getLocale())).line();
  }

  public Address getAddress() {
    return address;
  }

  public String getAct() {
    return act;
  }

  /** The view that is to be renamed or removed; null for none. */
  public @Nullable KeptView getChosen() {
    return chosen;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  private long id() {
    return Optional.ofNullable(chosen).orElseThrow(BusinessException::notFound).id();
  }

  private Optional<KeptView> find(String id) {
    return getAll().stream().filter(view -> Long.toString(view.id()).equals(id)).findFirst();
  }
}
