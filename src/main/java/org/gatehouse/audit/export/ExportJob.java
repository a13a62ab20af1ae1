package org.gatehouse.audit.export;

import org.gatehouse.audit.LogFilter;

/** An export that has its place and can be written. */
record ExportJob(String id, ExportFormat format, LogFilter filter, Heading heading) {

  /** What its file is called. */
  String fileName() {
    return FileName.of(heading.account(), filter, heading.started(), heading.zone(), format);
  }

  /** How a browser or program is told to keep it (RFC 6266). */
  String disposition() {
    return "attachment; filename=\"" + fileName() + "\"";
  }
}
