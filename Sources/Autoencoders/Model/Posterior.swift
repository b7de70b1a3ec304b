private import Foundation
internal import LinearAlgebra
internal import Networks
private import Requirements

/// q(z|x) = N(m, C·Cᵀ), told from what the encoder puts out: m, log s² and, for the full family, the strict lower
/// triangle of C by rows. In both families Cᵢᵢ = sᵢ.
///
/// Of several components, the encoder puts these out for each, one after the other, and then a logit for each, whose
/// softmax is its weight: q(z|x) = Σ_k w_k·N(m_k, C_k·C_kᵀ). What is said here of a point holds for each of them.
public struct Posterior: Equatable, Sendable {
  /// The kinds of covariances.
  public enum Family: String, CaseIterable, Codable, Sendable {
    /// diag s².
    case diagonal
    /// C·Cᵀ.
    case full
  }

  /// The kind.
  public let family: Family
  /// L.
  public let latents: Int
  /// Of how many normals it is a mixture.
  public let components: Int
  let form: FactorForm

  init(_ family: Family, latents: Int, components: Int = 1, form: FactorForm) {
    require(family == .diagonal || form == .triangular, "a full posterior needs triangular factors")
    self.family = family
    self.latents = latents
    self.components = components
    self.form = form
  }

  /// How many numbers of a point the encoder puts out.
  public var headColumns: Int { components == 1 ? componentColumns : components * (componentColumns + 1) }

  /// How many of these are of one component, without its logit.
  var componentColumns: Int { 2 * latents + (family == .full ? strictTriangle(latents, 0) : 0) }

  /// Gives the last layer of an encoder weights of zero for log s², the strict triangle and the logits, and biases of
  /// `logVariance` and zero.
  func narrow<Scalar>(_ head: Dense, logVariance: Double, _ parameters: inout ParameterBuffer<Scalar>) {
    for column in 0..<headColumns {
      let isLogit = column >= components * componentColumns
      let place = isLogit ? componentColumns : column % componentColumns
      guard place >= latents else { continue }
      for row in 0..<head.inputs { parameters.values[head.weight.offset + row * headColumns + column] = 0 }
      parameters.values[head.bias.offset + column] = !isLogit && place < 2 * latents ? Scalar(logVariance) : 0
    }
  }

  /// Draws z = m + C·ε, and returns Σₙ H(q(z|xₙ)) = Σₙ ½·Σᵢ (1 + log 2π + log s²ᵢ), in nats.
  ///
  /// - Parameters:
  ///   - head: What the encoder put out, N×(2L or more).
  ///   - noise: ε, N×L.
  ///   - codes: m, C and z, overwritten.
  /// - Returns: The sum of the entropies.
  func sample<Scalar: NetworkScalar>(
    _ head: Matrix<Scalar>, noise: Matrix<Scalar>, into codes: inout PosteriorBatch<Scalar>
  ) -> Double {
    let logVariances = read(head, into: &codes)
    let count = latents
    let (mean, factor, noise) = (codes.mean.elements, codes.factor.elements, noise.elements)
    var z = codes.z.elements.mutableSpan
    let size = form.count(count)
    for n in 0..<head.rows {
      for i in 0..<count {
        var sum = mean[n * count + i]
        switch form {
        case .diagonal: sum += factor[n * size + i] * noise[n * count + i]
        case .triangular: for j in 0...i { sum += factor[n * size + triangle(i, j)] * noise[n * count + j] }
        }
        z[n * count + i] = sum  // z = m + C·ε
      }
    }
    return 0.5 * (Double(head.rows * count) * (1 + logTwoPi) + logVariances)
  }

  /// Takes ∂z, ∂m and ∂C of weight·Σₙ(…) back to what the encoder put out, and adds those of weight·Σₙ H(q(z|xₙ)).
  func backward<Scalar: NetworkScalar>(
    _ codes: PosteriorBatch<Scalar>, noise: Matrix<Scalar>, weight: Double, into headGradient: inout Matrix<Scalar>
  ) {
    let (count, columns, size) = (latents, componentColumns, form.count(latents))
    var dHead = headGradient.elements.mutableSpan
    let (factor, noise) = (codes.factor.elements, noise.elements)
    let (dz, dm, dC) = (codes.zGradient.elements, codes.meanGradient.elements, codes.factorGradient.elements)
    let half = Scalar(0.5)
    let entropySlope = Scalar(0.5 * weight)
    for n in 0..<codes.z.rows {
      for i in 0..<count {
        let diagonal = n * size + (form == .diagonal ? i : triangle(i, i))
        let slope = dz[n * count + i]
        let scaleSlope = dC[diagonal] + slope * noise[n * count + i]  // ∂Cᵢᵢ + ∂zᵢ·εᵢ
        dHead[n * columns + i] = dm[n * count + i] + slope  // ∂mᵢ + ∂zᵢ
        dHead[n * columns + count + i] = half * factor[diagonal] * scaleSlope + entropySlope  // Cᵢᵢ = exp ½ log s²ᵢ
        guard family == .full else { continue }
        for j in 0..<i {
          dHead[n * columns + 2 * count + strictTriangle(i, j)] =
            dC[n * size + triangle(i, j)] + slope * noise[n * count + j]  // ∂Cᵢⱼ + ∂zᵢ·εⱼ
        }
      }
    }
  }

  /// Writes m and C, and returns Σₙᵢ log s²ₙᵢ.
  func read<Scalar: NetworkScalar>(_ head: Matrix<Scalar>, into codes: inout PosteriorBatch<Scalar>) -> Double {
    let (count, columns) = (latents, componentColumns)
    require(
      head.rows == codes.z.rows && head.columns == columns,
      "a posterior over \(count) latents cannot be read from \(head.shape) into \(codes.z.shape)")
    var sum = 0.0
    let half = Scalar(0.5)
    for n in 0..<head.rows {
      for i in 0..<count {
        let logVariance = head.elements[n * columns + count + i]
        sum += Double(logVariance)
        codes.mean.elements[n * count + i] = head.elements[n * columns + i]
        codes.deviations[n * count + i] = half * logVariance
      }
    }
    codes.exponentiateDeviations()  // sᵢ = exp ½ log s²ᵢ
    fillFactors(head, &codes)
    return sum
  }

  /// Puts s, and for the full family the strict triangle, where C is.
  private func fillFactors<Scalar: NetworkScalar>(_ head: Matrix<Scalar>, _ codes: inout PosteriorBatch<Scalar>) {
    let (count, columns, size) = (latents, componentColumns, form.count(latents))
    for n in 0..<head.rows {
      for i in 0..<count {
        let diagonal = n * size + (form == .diagonal ? i : triangle(i, i))
        codes.factor.elements[diagonal] = codes.deviations[n * count + i]
        guard family == .full else { continue }
        for j in 0..<i {
          codes.factor.elements[n * size + triangle(i, j)] =
            head.elements[n * columns + 2 * count + strictTriangle(i, j)]
        }
      }
    }
  }
}

/// log 2π.
let logTwoPi = log(2 * Double.pi)
