import Interchange
import LinearAlgebra
import Probability

/// The colours of the codes of several runs, and of the components of their priors.
///
/// Where classes are known, a code has the colour of its class, and a component that of the class which is most
/// frequent among the codes that most probably belong to it. Without classes, a code has the colour of its most
/// probable component, numbered as the first run's, and without a prior all have one.
struct CodeColors {
  /// For each run, the colour of each code.
  let groups: [[Int]]
  /// For each run, the colour of each component of its prior.
  let components: [[Int]]
  /// What the colours of classes are called.
  let names: [String]

  /// - Parameters:
  ///   - codes: Those of each run.
  ///   - matches: For each run, the component of the first run that each of its own is taken to, if that is known.
  ///   - names: What the classes are called, in ascending order of their labels; empty for the labels themselves.
  /// - Throws: ``FigureError`` when there is not a name for each class, or a match for each component of a prior;
  ///   `MixtureError` when a prior has no densities.
  init(_ codes: [Codes], matches: [[Int]]?, names: [String]) throws {
    let labels = Set(codes.first?.classes ?? []).sorted()
    guard names.isEmpty || names.count == labels.count else {
      throw FigureError.names("classes", given: names.count, needed: labels.count)
    }
    let own = codes.first?.classNames ?? []
    self.names = !names.isEmpty ? names : own.count == labels.count ? own : labels.map { "\($0)" }
    for (r, match) in (matches ?? []).prefix(codes.count).enumerated() {
      guard let prior = codes[r].prior, prior.components != match.count else { continue }
      throw FigureError.components(run: r + 1, prior.components, compared: match.count)
    }
    let owners = try codes.map { try mostProbableComponents($0) }
    if labels.isEmpty {
      components = codes.indices.map { r in matches?[r] ?? Array(0..<(codes[r].prior?.components ?? 0)) }
      groups = zip(owners, components).map { owners, components in owners.map { $0.map { components[$0] } ?? 0 } }
    } else {
      let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
      let groups = codes.map { codes in
        codes.classes?.map { places[$0] ?? labels.count }
          ?? [Int](repeating: labels.count, count: codes.codes.rows)
      }
      self.groups = groups
      components = codes.indices.map { r in
        (0..<(codes[r].prior?.components ?? 0)).map { k in
          mostFrequent(zip(owners[r], groups[r]).filter { $0.0 == k }.map { $0.1 }) ?? labels.count
        }
      }
    }
  }
}

/// The component of its prior that each code most probably belongs to; nil where there is no prior.
private func mostProbableComponents(_ codes: Codes) throws -> [Int?] {
  guard let prior = codes.prior else { return [Int?](repeating: nil, count: codes.codes.rows) }
  let densities = try prior.componentLogDensities(of: codes.codes)
  return (0..<densities.rows).map { n in
    (0..<prior.components).reduce(0) { densities[n, $1] > densities[n, $0] ? $1 : $0 }
  }
}

/// The most frequent of some numbers; of several, the least.
private func mostFrequent(_ numbers: [Int]) -> Int? {
  let counts = Dictionary(grouping: numbers) { $0 }.mapValues(\.count)
  return counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
}
