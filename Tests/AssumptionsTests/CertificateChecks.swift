import Assumptions
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Checks certificates as a reader would, by evaluating the decoder: with an evaluation of its own.
struct CertificateChecks {
  let decoder: LayeredDecoder

  /// f(z), layer by layer.
  func value(_ z: [Double]) -> [Double] {
    var x = z
    for layer in decoder.layers {
      x = (0..<layer.weights.rows).map { i in
        let t = layer.biases[i] + (0..<x.count).reduce(0) { $0 + layer.weights[i, $1] * x[$1] }
        guard case .piecewiseLinear(let slope) = layer.activation else { return .nan }
        return t > 0 ? t : slope * t
      }
    }
    return x
  }

  /// Which units that are not linear are above zero.
  func pattern(_ z: [Double]) -> [Bool] {
    var (x, signs) = (z, [Bool]())
    for layer in decoder.layers {
      x = (0..<layer.weights.rows).map { i in
        let t = layer.biases[i] + (0..<x.count).reduce(0) { $0 + layer.weights[i, $1] * x[$1] }
        guard case .piecewiseLinear(let slope) = layer.activation, slope != 1 else { return t }
        signs.append(t > 0)
        return t > 0 ? t : slope * t
      }
    }
    return signs
  }

  /// Records an issue unless a finding bears out what it says.
  func check(_ finding: Finding, of assumption: DecoderAssumption) {
    guard let certificate = finding.certificate else {
      Issue.record("\(assumption.rawValue) \(finding.verdict.rawValue) without a certificate")
      return
    }
    switch (certificate, assumption, finding.verdict) {
    case (.collision(let z, let other, let distance, _), .f4, .fails):
      expectSameValue(z, other)
      #expect(distance > 0 && abs(norm(z, other) - distance) <= 1e-9 * distance)
    case (.overlap(let z, let other, let radius, let map), .f3, .fails),
      (.overlap(let z, let other, let radius, let map), .f4, .fails):
      checkOverlap(z, other, radius, map)
    case (.onePreimage(let z, let margin), .f2, .holds): checkMargin(z, margin)
    case (.covered(let covers), .f2, .fails):
      #expect(!covers.isEmpty)
      for cover in covers {
        expectSameValue(cover.z, cover.other)
        #expect(pattern(cover.z) != pattern(cover.other))
        #expect(!cover.regions.isEmpty)
      }
    case (.flat(_, let rank), _, .fails): checkRanks { $0 <= rank && rank < decoder.latents }
    case (.injectiveLayers(let ranks), _, .holds):
      for (rank, layer) in zip(ranks, decoder.layers) {
        let values = (try? singularValues(layer.weights))?.values ?? []
        #expect(rank.rank == layer.weights.columns && rank.rank == values.count { $0 > 0 })
        expectClose(rank.leastSingularValue, values.last ?? 0, relative: 1e-9)
      }
      if decoder.layers.count < 4 { checkRanks { $0 == decoder.latents } }
    case (.excluded(let exclusion), .f4, .holds):
      #expect(exclusion.regions > 0)
      checkRanks { $0 == decoder.latents }
      checkNoCollision()
    case (.excluded(let exclusion), _, .holds): #expect(exclusion.regions > 0)
    case (.coherent(let z, let margin, let regions, _), _, .holds):
      #expect(regions > 0)
      checkMargin(z, margin)
      checkRanks { $0 == decoder.latents }
      checkNoCollision()
    case (.activeUnits(let z, let rank), _, .holds): #expect(rank == decoder.latents && slopeRank(z) == rank)
    default: Issue.record("\(certificate) certifies nothing about \(assumption.rawValue) \(finding.verdict.rawValue)")
    }
  }

  private func expectSameValue(_ z: [Double], _ other: [Double]) {
    let (x, y) = (value(z), value(other))
    #expect(
      norm(x, y) <= 1e-9 * (1 + scale(x) + scale(z) + scale(other)), "\(z) and \(other) have values \(x) and \(y)")
  }

  private func checkOverlap(_ z: [Double], _ other: [Double], _ radius: Double, _ map: Matrix<Double>) {
    #expect(radius > 0 && norm(z, other) > 0)
    var stream = RandomStream(seed: 1)
    for _ in 0..<40 {
      let draw = stream.normals(z.count)
      let step = draw.map { 0.99 * radius * $0 / norm(draw, draw.map { _ in 0 }) }
      expectSameValue(zip(z, step).map { $0 + $1 }, zip(other, matvec(map, step)).map { $0 + $1 })
    }
  }

  /// Latents with other signs have values that are as far off as the certificate says.
  private func checkMargin(_ z: [Double], _ margin: Double) {
    let (own, x) = (pattern(z), value(z))
    #expect(margin > 0)
    for other in spread(around: z) where pattern(other) != own {
      #expect(norm(value(other), x) >= margin * (1 - 1e-6), "\(other)")
    }
  }

  private func checkRanks(_ accept: (Int) -> Bool) {
    for z in spread(around: [Double](repeating: 0, count: decoder.latents)).prefix(300) {
      #expect(accept(slopeRank(z)), "at \(z)")
    }
  }

  private func checkNoCollision() {
    let latents = spread(around: [Double](repeating: 0, count: decoder.latents)).prefix(200)
    let values = latents.map { value($0) }
    for i in latents.indices { for j in 0..<i { #expect(norm(values[i], values[j]) > 0) } }
  }

  /// The rank of f's slopes at z by differences; steps grow until one side has the signs of z.
  func slopeRank(_ z: [Double]) -> Int {
    let step = 1e-4 * (1 + scale(z))
    let columns = z.indices.map { j -> [Double] in
      var moved = z
      moved[j] += step
      return zip(value(moved), value(z)).map { ($0 - $1) / step }
    }
    // Units of latents are free, so each column counts by its direction.
    let directions = columns.map { column in
      let size = norm(column, column.map { _ in 0 })
      return size > 0 ? column.map { $0 / size } : column
    }
    return ((try? singularValues(Matrix(directions)))?.values ?? []).count { $0 > 1e-7 }
  }

  private func spread(around z: [Double]) -> [[Double]] {
    var stream = RandomStream(seed: 2)
    return (0..<3_000).map { i in
      let width = [0.3, 1, 3, 10, 100][i % 5]
      return zip(z, stream.normals(z.count)).map { $0 + width * $1 }
    }
  }
}

private func norm(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
}

private func scale(_ a: [Double]) -> Double { a.reduce(0) { max($0, abs($1)) } }
