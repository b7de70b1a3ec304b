private import Assumptions
private import Foundation
private import Wording

extension DecoderFindings {
  /// `2 → 6 → 6, leaky-relu(0.2)`, or with what follows each layer where that differs.
  public var layersInWords: String {
    let widths = ([latents] + layers.map(\.outputs)).map(String.init).joined(separator: " → ")
    let hidden = Set(layers.dropLast().map(\.activation))
    let last = layers.last?.activation ?? "identity"
    if hidden.count <= 1 {
      let words = (hidden.first.map { [$0] } ?? []) + (last == "identity" ? [] : ["\(last) at the end"])
      return ([widths] + words).joined(separator: ", ")
    }
    return "\(widths); after the layers \(layers.map(\.activation).joined(separator: ", "))"
  }

  /// The findings for a terminal: a line for each assumption, and below it what shows the verdict.
  public var lines: [String] {
    var lines = findings.flatMap { entry in
      let means = entry.means.map { " (\($0.rawValue))" } ?? ""
      return ["  \(entry.assumption) \(entry.verdict.rawValue)\(means): \(entry.reason)"]
        + (entry.certificate.map { ["     \($0.inWords)"] } ?? [])
    }
    if let regions {
      let ranks = regions.fullRank == regions.count ? "all" : "\(regions.fullRank)"
      lines.append("  regions: \(regions.count), \(ranks) of full rank")
    }
    if let scores {
      let bound = shown(100 * scores.flatBound)
      lines.append(
        "  at \(scores.trials) draws of the prior: constant along a line at \(scores.flat) (so with probability below "
          + "\(bound) %); least stretch \(shown(scores.medianLeastSingularValue)) in the median, "
          + "\(shown(scores.lowLeastSingularValue)) at 5 %")
    }
    return lines + notes.map { "  note: \($0)" } + ["  promised: \(promise)"]
  }
}

extension CertificateRecord {
  /// What it shows, in a sentence whose numbers can be put into the decoder.
  public var inWords: String {
    switch kind {
    case .activation: "layer \(layer ?? 0) is followed by '\(name ?? "")'"
    case .collision:
      "z = \(point(z)) and z' = \(point(other)) are \(shown(distance ?? 0)) apart, their values "
        + "\(shown(valueDistance ?? 0))\(valueWords)"
    case .overlap:
      "f(z + d) = f(z' + M·d) for |d| ≤ \(shown(radius ?? 0)), z = \(point(z)), z' = \(point(other)), "
        + "M = [\((map ?? []).map { point($0) }.joined(separator: ", "))]"
    case .onePreimage:
      "f(z) at z = \(point(z)) has no other preimage; "
        + (margin.map { "the image of every other region is at least \(shown($0)) away" } ?? "f has no other region")
    case .covered: coveredWords
    case .flat:
      layer.map { "the weights of layer \($0) have rank \(rank ?? 0)" } ?? "no region has a rank above \(rank ?? 0)"
    case .injectiveLayers:
      "ranks \((layers ?? []).map { "\($0.rank)" }.joined(separator: ", ")); least singular values "
        + (layers ?? []).map { shown($0.leastSingularValue) }.joined(separator: ", ")
        + ((layers ?? []).contains { $0.cells > 1 }
          ? "; cells \((layers ?? []).map { "\($0.cells)" }.joined(separator: ", "))" : "")
    case .excluded:
      "\(regions ?? 0) regions, least singular value \(shown(leastSingularValue ?? 0)); \(pairs ?? 0) pairs"
        + (leastMargin.map { ", the nearest \(shown($0)) from sharing a value" } ?? "")
    case .coherent:
      "\(regions ?? 0) regions, all turned one way, least singular value \(shown(leastSingularValue ?? 0)); "
        + "f(z) at z = \(point(z)) has no other preimage"
    case .activeUnits: "at z = \(point(z)) the rows of the active units have rank \(rank ?? 0)"
    }
  }

  /// The values of a collision, where they are few numbers.
  private var valueWords: String {
    guard let value, value.count <= 4 else { return "" }
    return "; f(z) = \(point(value))"
  }

  private var coveredWords: String {
    let covers = covers ?? []
    guard let first = covers.first else { return "no region of full rank" }
    return "\(counted(covers.count, "region")) of full rank, each covered by others; for one, "
      + "f(z) = f(z') at z = \(point(first.z)), z' = \(point(first.other))"
  }
}

/// A point with all its digits, so that it can be put into the decoder.
private func point(_ numbers: [Double]?) -> String {
  "(\((numbers ?? []).map { "\($0)" }.joined(separator: ", ")))"
}

/// Three digits.
private func shown(_ number: Double) -> String { String(format: "%.3g", number) }
