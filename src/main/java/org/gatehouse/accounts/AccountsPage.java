package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The accounts of the platform, for its operators: a list, and a form for a new one. */
@Named
@RequestScoped
public class AccountsPage {

  private static final int ROWS = 50;

  @EJB Accounts accounts;
  @EJB AccountList list;
  @Inject Notices notices;

  private String query = "";
  private String after = "";
  private @Nullable String slug;
  private @Nullable String name;
  private @Nullable String parent;
  private @Nullable String language;
  private @Nullable Slice<AccountDetails> slice;

  /** The accounts of this page of the list. */
  public List<AccountDetails> getRows() {
    return slice().items();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice()
        .next()
        .map(cursor -> address() + "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
        .orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : address();
  }

  /** Makes the account and goes on to its people, where its first account manager is made. */
  public void create() {
    AccountDetails made = accounts.create(new NewAccount(slug, name, parent, language));
    notices.good("accounts.created", made.name());
    Redirect.to("/users?account=" + made.slug());
  }

  public String getQuery() {
    return query;
  }

  public void setQuery(@Nullable String query) {
    this.query = query == null ? "" : query;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after == null ? "" : after;
  }

  public @Nullable String getSlug() {
    return slug;
  }

  public void setSlug(@Nullable String slug) {
    this.slug = slug;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getParent() {
    return parent;
  }

  public void setParent(@Nullable String parent) {
    this.parent = parent;
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  private String address() {
    return "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private Slice<AccountDetails> slice() {
    if (slice == null) {
      slice = list.list(query, after, ROWS);
    }
    return slice;
  }
}
