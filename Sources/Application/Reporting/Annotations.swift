internal import Notebooks
private import Workflow

extension Results {
  /// What failed, at the lines of the notebook that are to blame: stages first, then claims.
  func annotations(of report: Report) -> [Annotation] {
    let stages = notebook.stages.flatMap { stage in
      stage.members.compactMap { member -> Annotation? in
        self.stage(member.id)?.outcome.failure.map {
          Annotation("'\(member.id.shortDescription)' failed: \($0)", at: stage.location)
        }
      }
    }
    let claims = zip(notebook.notebook.claims, report.claims).compactMap { claim, result -> Annotation? in
      guard result.verdict == .fails else { return nil }
      return Annotation("the claim '\(claim.text)' fails: it is \(result.observed)", at: claim.location)
    }
    return stages + claims
  }
}
