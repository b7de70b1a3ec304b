private import Assumptions
public import Stages

extension DecoderFindings {
  public static var typeName: String { "decoder-findings" }
  public static var file: String { "findings.json" }
  public static var valueNames: [String] {
    [
      "f1", "f1.holds", "f1.fails", "f1.means", "f1.reason", "f1.certificate", "f2", "f2.holds", "f2.fails",
      "f2.means", "f2.reason", "f2.certificate", "f3", "f3.holds", "f3.fails", "f3.means", "f3.reason",
      "f3.certificate", "f4", "f4.holds", "f4.fails", "f4.means", "f4.reason", "f4.certificate",
      "promise", "latents", "outputs", "layers", "regions", "full-rank-regions", "least-singular-value", "pairs",
      "least-margin", "collision.distance", "collision.value-distance", "overlap.radius", "one-preimage.margin",
      "trials", "flat-draws", "flat-bound", "median-stretch", "low-stretch",
    ]
  }

  /// `f1` to `f4` are verdicts: holds, fails, undecided; `holds` and `fails` are the same as flags, whose mean is a share. `means` is structure, enumeration or search, and `certificate` a
  /// sentence with what shows it. `collision` and `overlap` are those that F4 and F3 fail by. A stretch is the least
  /// singular value of f's slopes at draws of the prior, in the median, and the value below which 5 % of the draws lie.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "promise": .text(promise), "latents": .integer(latents), "outputs": .integer(outputs),
      "layers": .text(layersInWords),
    ]
    for entry in findings {
      let name = entry.assumption.lowercased()
      values[name] = .text(entry.verdict.rawValue)
      values["\(name).holds"] = .flag(entry.verdict == .holds)
      values["\(name).fails"] = .flag(entry.verdict == .fails)
      values["\(name).means"] = .text(entry.means?.rawValue ?? "not asked")
      values["\(name).reason"] = .text(entry.reason)
      values["\(name).certificate"] = .text(entry.certificate?.inWords ?? "none")
    }
    if let regions {
      values["regions"] = .integer(regions.count)
      values["full-rank-regions"] = .integer(regions.fullRank)
      values["least-singular-value"] = .number(regions.leastSingularValue)
    }
    if let scores {
      values["trials"] = .integer(scores.trials)
      values["flat-draws"] = .integer(scores.flat)
      values["flat-bound"] = .number(scores.flatBound)
      values["median-stretch"] = .number(scores.medianLeastSingularValue)
      values["low-stretch"] = .number(scores.lowLeastSingularValue)
    }
    return values.merging(certificateValues) { $1 }
  }

  /// Numbers of certificates.
  private var certificateValues: [String: ReportValue] {
    var values: [String: ReportValue] = [:]
    for certificate in findings.compactMap(\.certificate) {
      switch certificate.kind {
      case .excluded:
        values["pairs"] = certificate.pairs.map { .integer($0) }
        values["least-margin"] = certificate.leastMargin.map { .number($0) }
      case .collision:
        values["collision.distance"] = certificate.distance.map { .number($0) }
        values["collision.value-distance"] = certificate.valueDistance.map { .number($0) }
      case .overlap: values["overlap.radius"] = certificate.radius.map { .number($0) }
      case .onePreimage: values["one-preimage.margin"] = certificate.margin.map { .number($0) }
      case .activation, .covered, .flat, .injectiveLayers, .coherent, .activeUnits: break
      }
    }
    return values
  }

  /// What stands in the way of reading the verdicts as those of the theorem's model.
  public var warnings: [String] { notes }
}
