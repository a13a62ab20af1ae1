package org.gatehouse.sso.groups;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.teams.GroupSync;

/** Shows what the groups that sign-ins have named are as teams, or would be. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class GroupPreview {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB GroupSync sync;
  @Inject GroupSwitch groupSwitch;
  @Inject CurrentCaller caller;

  /** Whether teams follow groups. */
  public boolean on() {
    return groupSwitch.followed(caller.accountId());
  }

  /**
   * All groups that sign-ins have named, by name; another provider's than the live one are none.
   */
  public List<GroupOutlook> list() {
    return outlooks(seen("SeenGroup.all").getResultList());
  }

  /** The same, a page of them; after the group that the cursor stands for. */
  public Slice<GroupOutlook> list(String after, int limit) {
    List<SeenGroup> seen =
        seen("SeenGroup.page")
            .setParameter("after", after)
            .setMaxResults(limit + 1)
            .getResultList();
    Slice<SeenGroup> slice = Slice.of(seen, limit, SeenGroup::nameKey);
    return new Slice<>(outlooks(slice.items()), slice.next());
  }

  private TypedQuery<SeenGroup> seen(String query) {
    return em.createNamedQuery(query, SeenGroup.class)
        .setParameter("account", caller.accountId())
        .setParameter("provider", groupSwitch.provider(caller.accountId()).orElse(""));
  }

  private List<GroupOutlook> outlooks(List<SeenGroup> seen) {
    GroupNames names = GroupNames.of(seen.stream().map(SeenGroup::name).toList());
    Map<String, GroupSync.Fate> fates = sync.foretell(caller.accountId(), names);
    return seen.stream().map(group -> outlook(group, fates)).toList();
  }

  private static GroupOutlook outlook(SeenGroup group, Map<String, GroupSync.Fate> fates) {
    GroupSync.Fate fate = fates.get(group.nameKey());
    return new GroupOutlook(
        group.name(),
        fate == null ? unusable(group) : GroupOutlook.Fate.valueOf(fate.name()),
        group.people(),
        group.seenAt());
  }

  /** What can not be shown as it is has another key than the name that is shown. */
  private static GroupOutlook.Fate unusable(SeenGroup group) {
    return group.nameKey().equals(GroupNames.key(group.name()))
        ? GroupOutlook.Fate.SID
        : GroupOutlook.Fate.NAME;
  }
}
