import Randomness

/// The search for the least values of all four distances of two whitened mixtures.
struct DistanceSearch {
  private var objective: AffineObjective
  private let starts: AffineStarts
  private let effort: SearchEffort
  /// Where searches of each distance ended.
  private var ends: [DistanceRatio: [QuasiNewtonResult]] = [:]
  /// Where searches of each from random starts ended.
  private var drawn: [DistanceRatio: [Double]] = [:]
  /// The minima of each that the others were searched from.
  private var exchanged: [DistanceRatio: [Double]] = [:]

  /// Values nearer than this are one minimum.
  private let resolution = 1e-7
  /// How often random starts must lead to the least value. With three, two of 924 distances were not the least (77 pairs
  /// of one to five components over one to three features, three streams each); with eight, and five rounds, none.
  private let repetitions = 8

  /// The rounds that there are at least, as far as the effort goes.
  private let leastRounds = 5

  init(from source: [GaussianComponent], to target: [GaussianComponent]) {
    objective = AffineObjective(target: target, source: source, ratio: .symmetric)
    starts = AffineStarts(from: source, to: target)
    effort = SearchEffort(pairs: source.count * target.count, features: target[0].mean.count)
  }

  /// Searches until what was found repeats itself.
  mutating func run(using stream: inout RandomStream) {
    searchInformed()
    exchange()
    for round in 0..<effort.rounds {
      for ratio in DistanceRatio.allCases where round < leastRounds || !isSettled(ratio) {
        for number in 0..<effort.draws {
          draw(ratio, from: starts.random(number, using: &stream))
        }
      }
      exchange()
      if round + 1 >= leastRounds, DistanceRatio.allCases.allSatisfy(isSettled) { return }
    }
  }

  /// The least value of a distance that was found.
  func least(of ratio: DistanceRatio) -> QuasiNewtonResult {
    ends[ratio]?.min { $0.value < $1.value } ?? QuasiNewtonResult(position: starts.informed[0], value: .infinity)
  }

  /// How many searches of a distance went to an end.
  func searches(of ratio: DistanceRatio) -> Int { ends[ratio]?.count ?? 0 }

  /// How many of them ended at the least value.
  func repetitions(of ratio: DistanceRatio) -> Int {
    let least = least(of: ratio).value
    return ends[ratio]?.count { $0.value <= least + resolution } ?? 0
  }

  private func isSettled(_ ratio: DistanceRatio) -> Bool {
    let least = least(of: ratio).value
    return least <= resolution || (drawn[ratio] ?? []).count { $0 <= least + resolution } >= repetitions
  }

  /// Starts that components suggest: the best of them a little, and the best of these to the end.
  private mutating func searchInformed() {
    // What a distance is made of is the same for all four: found once, without gradients.
    let ranked = starts.informed.map { (position: $0, parts: objective.parts(at: $0)) }
    for ratio in DistanceRatio.allCases {
      let values = ranked.map { $0.parts.value(of: ratio) }
      let order = ranked.indices.sorted { (values[$0], $0) < (values[$1], $1) }
      objective.ratio = ratio
      let tried = order.prefix(effort.informed).map { minimise(&objective, from: ranked[$0].position, steps: 10) }
      for start in distinct(tried, effort.survivors) { search(ratio, from: start.position) }
    }
  }

  /// Searches from a random start; not to the end where that is dear and the start looks hopeless.
  private mutating func draw(_ ratio: DistanceRatio, from start: [Double]) {
    var start = start
    if effort.isDear {
      objective.ratio = ratio
      let early = minimise(&objective, from: start, steps: 40)
      guard early.value < least(of: ratio).value + 0.05 else { return }
      start = early.position
    }
    drawn[ratio, default: []].append(search(ratio, from: start).value)
  }

  /// Starts of each distance at the best minima of the others, until none of them is new.
  private mutating func exchange() {
    for _ in 0..<4 {
      var isNew = false
      for source in DistanceRatio.allCases {
        for minimum in distinct(ends[source] ?? [], effort.exchanged) {
          let known = exchanged[source] ?? []
          guard !known.contains(where: { abs($0 - minimum.value) <= resolution }) else { continue }
          exchanged[source, default: []].append(minimum.value)
          isNew = true
          for ratio in DistanceRatio.allCases where ratio != source {
            search(ratio, from: minimum.position)
          }
        }
      }
      if !isNew { return }
    }
  }

  @discardableResult
  private mutating func search(_ ratio: DistanceRatio, from start: [Double]) -> QuasiNewtonResult {
    objective.ratio = ratio
    let end = minimise(&objective, from: start, steps: 400)
    ends[ratio, default: []].append(end)
    return end
  }

  /// The first results of so many different values: equal values are one minimum, found along several ways.
  private func distinct(_ results: [QuasiNewtonResult], _ count: Int) -> [QuasiNewtonResult] {
    var kept: [QuasiNewtonResult] = []
    for result in results.sorted(by: { $0.value < $1.value }) where kept.count < count {
      if kept.allSatisfy({ abs($0.value - result.value) > resolution }) { kept.append(result) }
    }
    return kept
  }
}

/// How much search mixtures of a size are worth: less where a step costs more.
private struct SearchEffort {
  /// How many starts that components suggest are tried, for each distance.
  let informed: Int
  /// How many of them are searched to the end.
  let survivors: Int
  /// How many minima of each distance the others start from.
  let exchanged: Int
  /// How many random starts a round has, for each distance.
  let draws: Int
  /// The greatest number of rounds.
  let rounds: Int
  /// Whether a search costs so much that hopeless ones are broken off.
  let isDear: Bool

  init(pairs: Int, features d: Int) {
    // Operations of one evaluation; a search takes some ten for each parameter.
    let evaluation = Double(pairs) * Double(d * d * d + 10)
    let searches = 3e8 / (evaluation * 10 * Double(d * d + d))
    isDear = searches < 100
    informed = min(40, max(16, Int(searches)))
    survivors = min(16, max(3, Int(searches / 3)))
    exchanged = isDear ? 1 : 2
    draws = min(16, max(3, Int(searches / 10)))
    rounds = min(24, max(1, Int(searches / 40)))
  }
}
