package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;

/**
 * Leads from an entry to the setting that it changed, and puts a former value back; only in the
 * account that the caller acts in, and only what he may change anyway.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Restorations {

  /** The account whose setting it is, where that is another one. */
  private static final String SHARED_BY = "from";

  @Inject All<RestorableSetting> settings;
  @Inject Catalogue catalogue;
  @Inject CurrentCaller caller;
  @EJB AuditLog log;

  /** The path of the page of what the entry changed, if the caller may open it. */
  public Optional<String> findPath(LogEntry entry) {
    return setting(entry).map(RestorableSetting::path);
  }

  /** The fields whose value before can be put back. */
  public Set<String> fields(LogEntry entry) {
    return setting(entry).stream()
        .flatMap(setting -> entry.changes().stream().filter(setting::restorable).map(Change::field))
        .collect(Collectors.toSet());
  }

  /**
   * Puts the value back that a field had before the entry of that id. The value is the log's, never
   * the caller's.
   *
   * @throws BusinessException NOT_FOUND where there is nothing to put back
   */
  public void restore(String id, String field) {
    LogEntry entry = log.get(id, "", Locale.ENGLISH);
    RestorableSetting setting = setting(entry).orElseThrow(BusinessException::notFound);
    Change change =
        entry.changes().stream()
            .filter(candidate -> candidate.field().equals(field))
            .filter(setting::restorable)
            .findFirst()
            .orElseThrow(BusinessException::notFound);
    setting.restore(change);
  }

  private Optional<RestorableSetting> setting(LogEntry entry) {
    String event = catalogue.find(entry.text()).map(CatalogueText::name).orElse("");
    // What a program has sent tells of no setting of ours, whatever it calls it, and what another
    // account shares of none of this one's.
    boolean here =
        entry.account().equals(caller.get().account().slug())
            && !entry.details().containsKey(SentCheck.SENT_BY)
            && !entry.details().containsKey(SHARED_BY);
    return settings.stream()
        .filter(setting -> here && entry.succeeded() && setting.concerns(event))
        .filter(setting -> caller.get().may(setting.permission()))
        .findFirst();
  }
}
