package org.gatehouse.sso.provisioning;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.sso.metadata.AgreedProvider;
import org.gatehouse.users.Identifiers;

/** Who of the caller's account comes in under which name of the live provider. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class LinkedUsers {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject AgreedProvider agreed;
  @Inject CurrentCaller caller;

  /** Those whose name, address or name at the provider contains the text, the first by name. */
  public Slice<LinkedUser> find(String containing, int limit) {
    String part = Identifiers.key(containing);
    if (part.isEmpty() && !containing.isBlank()) {
      return new Slice<>(List.of(), Optional.empty());
    }
    List<LinkedUser> found =
        query("SsoLink.page")
            .map(
                query ->
                    query.setParameter("part", like(part)).setMaxResults(limit + 1).getResultList())
            .orElse(List.of());
    return Slice.of(found, limit, LinkedUser::publicId);
  }

  /** The one with this id, if he comes in under a name. */
  public Optional<LinkedUser> find(String publicId) {
    return query("SsoLink.ofPerson")
        .flatMap(query -> query.setParameter("person", publicId).getResultStream().findFirst());
  }

  private Optional<TypedQuery<LinkedUser>> query(String name) {
    return agreed
        .find(caller.accountId())
        .map(
            provider ->
                em.createNamedQuery(name, LinkedUser.class)
                    .setParameter("account", caller.accountId())
                    .setParameter("idp", SsoLink.hash(provider.entityId())));
  }

  private static String like(String part) {
    return "%" + part.replaceAll("([!%_])", "!$1") + "%";
  }
}
