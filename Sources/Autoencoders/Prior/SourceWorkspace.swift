package import LinearAlgebra
package import Networks

/// What a source of components computes with where networks make its components, held from step to step.
package struct SourceWorkspace<Scalar: NetworkScalar>: Sendable {
  /// What the networks read, a row for each pass.
  package var inputs: Matrix<Scalar>
  /// The layers before the last.
  package var network: NetworkWorkspace<Scalar>
  /// What the last layer puts out.
  package var outputs: Matrix<Scalar>
  /// ∂ of it.
  package var outputGradients: Matrix<Scalar>

  /// Makes the workspace of a source without networks.
  package init() {
    var layout = ParameterLayout()
    self.init(Network("none", sizes: [0], hidden: .identity, in: &layout), outputs: 0, rows: 0, precision: .single)
  }

  /// Makes a workspace for so many passes.
  ///
  /// - Parameters:
  ///   - network: The layers before the last.
  ///   - outputs: What the last layer puts out of a row.
  ///   - rows: How many rows are read.
  ///   - precision: Of the products of all layers.
  package init(_ network: Network, outputs: Int, rows: Int, precision: Precision) {
    inputs = Matrix(rows: rows, columns: network.inputs)
    self.network = NetworkWorkspace(network, points: rows, inputGradient: true, precision: precision)
    self.outputs = Matrix(rows: rows, columns: outputs)
    outputGradients = self.outputs
  }
}
