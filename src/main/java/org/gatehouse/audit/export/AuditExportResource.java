package org.gatehouse.audit.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import org.gatehouse.access.Caller;
import org.gatehouse.audit.FilterInput;
import org.gatehouse.audit.FilterWords;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.LogScope;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.Catalogue;
import org.jspecify.annotations.Nullable;

/** The audit log as a file for programs; descriptions are in English, times in UTC. */
@Path("accounts/{slug}/audit/events.{format: csv|jsonl|xlsx|pdf|zip}")
@RequestScoped
public class AuditExportResource {

  @Inject Exporter exporter;
  @Inject LogScope scope;
  @Inject Catalogue catalogue;
  @Inject Clock clock;

  @GET
  public Response export(@PathParam("format") String code, @Context UriInfo uri) {
    ExportFormat format = format(code, uri.getQueryParameters().getFirst("proofs"));
    LogFilter filter = filter(uri);
    String id = exporter.begin(format, filter, Locale.ENGLISH);
    ExportJob job = new ExportJob(id, format, filter, heading(filter));
    exporter.start(id, format, filter, Locale.ENGLISH);
    StreamingOutput file = out -> exporter.write(job, out);
    return headed(Response.ok(file), job);
  }

  /** What the file would be, without writing it. */
  @HEAD
  public Response look(@PathParam("format") String code, @Context UriInfo uri) {
    ExportFormat format = format(code, uri.getQueryParameters().getFirst("proofs"));
    LogFilter filter = filter(uri);
    exporter.check(format, filter, Locale.ENGLISH);
    return headed(Response.ok(), new ExportJob("", format, filter, heading(filter)));
  }

  private LogFilter filter(UriInfo uri) {
    FilterInput input = new FilterInput(catalogue);
    LogFilter filter = input.filter(uri.getQueryParameters()::getFirst);
    input.refuse();
    return filter;
  }

  private Heading heading(LogFilter filter) {
    Caller.Account account = scope.whose(filter.sub());
    return Heading.forProgram(
        account.slug(),
        account.name(),
        FilterWords.technical(filter),
        clock.instant(),
        !filter.sub().isEmpty());
  }

  private static Response headed(Response.ResponseBuilder answer, ExportJob job) {
    return answer
        .type(job.format().type())
        .header("Content-Disposition", job.disposition())
        .build();
  }

  /** JSON Lines come with their proofs for whoever asks so; what else is asked is refused later. */
  private static ExportFormat format(String code, @Nullable String proofs) {
    ExportFormat format = ExportFormat.find(code).orElseThrow(BusinessException::notFound);
    return format == ExportFormat.JSONL && "true".equals(proofs) ? ExportFormat.PROOFS : format;
  }
}
