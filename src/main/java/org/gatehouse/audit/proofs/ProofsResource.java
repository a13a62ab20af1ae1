package org.gatehouse.audit.proofs;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.sealing.Checkpoint;
import org.gatehouse.trail.sealing.ConsistencyProof;
import org.gatehouse.trail.sealing.InclusionProof;
import org.jspecify.annotations.Nullable;

/** What the log proves of itself, for programs: checkpoints, and proofs by RFC 9162. */
@Path("accounts/{slug}/audit")
@RequestScoped
public class ProofsResource {

  @EJB LogProofs proofs;

  /** The newest checkpoint, or that of a size, as a signed note. */
  @GET
  @Path("checkpoint")
  @Produces("text/plain;charset=UTF-8")
  public Response note(@QueryParam("size") @Nullable String size) {
    Checkpoint checkpoint = proofs.checkpoint(size);
    return Response.ok(checkpoint.note())
        .header("Gatehouse-Verifier-Key", checkpoint.key())
        .build();
  }

  @GET
  @Path("proofs/inclusion")
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject inclusion(
      @QueryParam("event") @Nullable String event, @QueryParam("size") @Nullable String size) {
    InclusionProof proof = proofs.inclusion(event, size);
    return JsonText.object()
        .add("event", proof.eventId())
        .add("index", proof.index())
        .add("size", proof.checkpoint().size())
        .add("leaf", base64(proof.leaf()))
        .add("hashes", list(proof.path()))
        .add("checkpoint", proof.checkpoint().note())
        .add("key", proof.checkpoint().key())
        .build();
  }

  @GET
  @Path("proofs/consistency")
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject consistency(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    ConsistencyProof proof = proofs.consistency(from, to);
    return JsonText.object()
        .add("from", proof.from())
        .add("to", proof.checkpoint().size())
        .add("hashes", list(proof.hashes()))
        .add("checkpoint", proof.checkpoint().note())
        .add("key", proof.checkpoint().key())
        .build();
  }

  private static JsonArray list(List<byte[]> hashes) {
    return JsonText.list(hashes.stream().map(ProofsResource::base64).toList());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
