package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.sso.metadata.FoundDetails;
import org.gatehouse.sso.metadata.MetadataImports;
import org.gatehouse.sso.metadata.MetadataSources;
import org.gatehouse.sso.metadata.SourceDetails;
import org.jspecify.annotations.Nullable;

/** The provider's metadata as the draft, and where it is fetched every day, for programs. */
@Path("accounts/{slug}/sso/metadata")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoMetadataResource {

  private static final String ENTITY_ID = "entityId";
  private static final String KEEP_CURRENT = "keepCurrent";

  @EJB MetadataImports imports;
  @EJB MetadataSources sources;
  @EJB MetadataDrafts drafts;
  @Inject CurrentCaller caller;

  /** Where it is fetched; NOT_FOUND for nowhere. */
  @GET
  public JsonObject get() {
    return json(sources.find().orElseThrow(BusinessException::notFound), !sources.astray());
  }

  /** Makes the draft of a document that is fetched or sent along. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject take(InputStream sent) throws IOException {
    caller.require(Permission.SSO_MANAGE);
    JsonBody body = JsonBody.read(sent);
    String url = body.text("metadataUrl");
    String text = body.text("metadataText");
    String entityId = body.text(ENTITY_ID);
    String logoutUrl = body.text("logoutUrl");
    boolean keepCurrent = body.flag(KEEP_CURRENT, true);
    long seen = DraftJson.seen(body);
    if ((url == null) == (text == null)) {
      body.complain("metadataUrl", "sso.metadata.either");
    }
    body.refuse();
    String look = url == null ? imports.readText(text) : imports.fetch(url);
    FoundDetails found = chosen(imports.found(look), entityId);
    String logout =
        Objects.requireNonNullElseGet(logoutUrl, () -> drafts.logoutUrl(Optional.of(found)));
    return DraftJson.of(drafts.take(found, logout, keepCurrent, seen));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject keep(InputStream sent) throws IOException {
    caller.require(Permission.SSO_MANAGE);
    JsonBody body = JsonBody.read(sent);
    Boolean keep = body.flag(KEEP_CURRENT);
    if (keep == null) {
      body.complain(KEEP_CURRENT, "text.missing");
    }
    body.refuse();
    sources.setKeepCurrent(Boolean.TRUE.equals(keep));
    return get();
  }

  /** Fetches it now. */
  @POST
  @Path("refresh")
  public JsonObject refresh() {
    get();
    sources.refresh();
    return get();
  }

  /** Fetches nothing any more. */
  @DELETE
  public void stop() {
    sources.stop();
  }

  private static FoundDetails chosen(List<FoundDetails> found, @Nullable String entityId) {
    if (found.isEmpty()) {
      // Another document of the account has taken its place meanwhile.
      throw BusinessException.of(Kind.CONFLICT, "sso.changedMeanwhile");
    }
    return found.stream()
        .filter(one -> entityId == null ? found.size() == 1 : one.entityId().equals(entityId))
        .findFirst()
        .orElseThrow(
            () -> BusinessException.invalid(ENTITY_ID, "sso.metadata.which", found.size()));
  }

  private static JsonObject json(SourceDetails source, boolean live) {
    String failure =
        source.failure() == null
            ? null
            : Texts.in(Locale.ENGLISH).of(source.failure(), source.failureStatus());
    return JsonText.object()
        .add("metadataUrl", source.url())
        .add(KEEP_CURRENT, source.keepCurrent())
        .add(ENTITY_ID, source.entityId())
        .add("fetchedAt", source.fetchedAt().toString())
        .add("nextAt", source.nextAt().toString())
        .add("failedAt", JsonText.of(source.failedAt()))
        .add("failure", JsonText.of(failure))
        .add("news", source.newsLook() != null)
        .add("live", live)
        .build();
  }
}
