import LinearAlgebra

/// The affine map that a decoder is near one point.
struct LocalMap {
  let z: [Double]
  /// A, n×m, and what its entries would be at most if nothing cancelled.
  private(set) var slope: Matrix<Double>
  private(set) var bulk: Matrix<Double>
  /// For each unit in turn: its value, and its slopes in z.
  private(set) var units: [(value: Double, slopes: [Double])] = []
  /// For each layer in turn, how many of its units have a slope other than zero.
  private(set) var activeUnits: [Int] = []

  /// - Returns: Nil where an activation is not piecewise affine.
  init?(_ decoder: LayeredDecoder, at z: [Double]) {
    self.z = z
    (slope, bulk) = (.identity(z.count), .identity(z.count))
    var value = z
    for layer in decoder.layers {
      guard let leak = layer.activation.slope else { return nil }
      slope = matmul(layer.weights, slope)
      bulk = matmul(layer.magnitudes, bulk)
      value = zip(matvec(layer.weights, value), layer.biases).map { $0 + $1 }
      guard leak != 1 else { continue }
      var active = 0
      for i in value.indices {
        units.append((value[i], slope.row(i)))
        let factor = value[i] > 0 ? 1 : leak
        if factor != 0 { active += 1 }
        value[i] = layer.activation(value[i])
        for j in z.indices {
          slope[i, j] *= factor
          bulk[i, j] *= abs(factor)
        }
      }
      activeUnits.append(active)
    }
  }

  /// The singular values of A, m of them.
  var singularValues: [Double] {
    let values = (try? LinearAlgebra.singularValues(slope))?.values ?? []
    return values + [Double](repeating: 0, count: max(0, z.count - values.count))
  }

  /// The number of singular values that rounding does not explain.
  var rank: Int { singularValues.count { $0 > Tolerance.cancelled * 10 * length(bulk.elements) } }

  /// A direction along which f does not change near z; nil where there is none.
  var nullDirection: [Double]? { rank < z.count ? Assumptions.nullDirection(of: slope) : nil }

  /// How far from z, along a direction of length one, the first unit changes sign.
  func distance(along direction: [Double]) -> Double {
    units.reduce(Double.infinity) { nearest, unit in
      let speed = dot(unit.slopes, direction)
      let time = -unit.value / speed
      // At its own zero a unit has the slope that it has below.
      return speed != 0 && time > 0 ? min(nearest, time) : nearest
    }
  }

  /// How far from z the nearest place is where a unit changes sign.
  var wallDistance: Double {
    units.reduce(Double.infinity) { nearest, unit in
      let size = length(unit.slopes)
      return size > 0 ? min(nearest, abs(unit.value) / size) : nearest
    }
  }
}
