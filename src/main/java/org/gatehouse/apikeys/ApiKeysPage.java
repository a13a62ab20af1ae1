package org.gatehouse.apikeys;

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
import org.gatehouse.platform.web.FormZone;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an account: a list, a form for a new one, and one of them beside the list.
 *
 * <p>A new key's text is rendered into the answer to the post that made it and is nowhere else: not
 * in an address, not in a cookie, not in a session.
 */
@Named
@RequestScoped
public class ApiKeysPage {

  private static final int ROWS = 50;

  @EJB ApiKeys keys;
  @Inject HttpServletRequest request;
  @Inject FormZone zone;
  @Inject ShownField field;
  @Inject Notices notices;

  private String after = "";
  private String key = "";
  private KeyFields fields = new KeyFields();
  private @Nullable ApiKeyDetails shown;
  private @Nullable Slice<ApiKeyDetails> slice;
  private @Nullable IssuedKey issued;

  /** A scope to choose; {@code word} ends the key of the sentence about it. */
  public record Scope(String code, String word, boolean chosen) {}

  @PostConstruct
  void read() {
    after = Objects.toString(request.getParameter("after"), "");
    key = Objects.toString(request.getParameter("key"), "");
    if (!key.isEmpty()) {
      shown = keys.get(key);
      fields.show(shown, zone.get());
    }
    // Only these forms have the ticks: what those beside them send takes none away.
    if (sent("key-form") || sent("new-key-form")) {
      fields.choose(request.getParameterValues("scope"));
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    slice();
  }

  /** Makes a key and shows it, once. */
  public void create() {
    issued = keys.create(fields.wanted(zone.get()));
    fields = new KeyFields();
    slice = null;
  }

  /**
   * Saves the key beside the list; where others have changed it meanwhile the form shows it as it
   * is now.
   */
  public void update() {
    ApiKeyDetails before = Objects.requireNonNull(shown);
    KeyForm wanted = fields.wanted(zone.get(), before);
    if (field.overtaken(before.shown())) {
      fields.show(before, zone.get());
    }
    ApiKeyDetails saved = keys.update(key, wanted, field.sent());
    notices.good("apikeys.updated", saved.name());
    Redirect.to("/apikeys" + link(key) + "#key");
  }

  /** The keys of this page of the list. */
  public List<ApiKeyDetails> getRows() {
    return slice().items();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice().next().map(cursor -> "?after=" + encoded(cursor)).orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : "?";
  }

  /** The address of this page with that key beside the list; with an empty id none. */
  public String link(String id) {
    String page = after.isEmpty() ? "" : "after=" + encoded(after);
    String beside = id.isEmpty() ? "" : "key=" + encoded(id);
    return "?" + page + (page.isEmpty() || beside.isEmpty() ? "" : "&") + beside;
  }

  /** What a key may be given. */
  public List<Scope> getScopes() {
    return keys.grantable().stream()
        .map(code -> new Scope(code, code.replace(':', '.'), fields.chosen(code)))
        .toList();
  }

  public KeyFields getFields() {
    return fields;
  }

  public @Nullable ApiKeyDetails getShown() {
    return shown;
  }

  /** The key that the form began with. */
  public String getToken() {
    return field.next(Objects.requireNonNull(shown).shown());
  }

  public @Nullable IssuedKey getIssued() {
    return issued;
  }

  public String getAfter() {
    return after;
  }

  public String getKey() {
    return key;
  }

  void show(IssuedKey made) {
    issued = made;
    shown = keys.get(key);
    fields.show(shown, zone.get());
    slice = null;
  }

  private boolean sent(String form) {
    return "POST".equals(request.getMethod()) && request.getParameter(form) != null;
  }

  private Slice<ApiKeyDetails> slice() {
    if (slice == null) {
      slice = keys.list(after, ROWS);
    }
    return slice;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
