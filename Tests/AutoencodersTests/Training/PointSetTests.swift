import Autoencoders
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct PointSetTests {
  @Test func imagesAreTheirBytesOver255() {
    let model = SmallTraining.ofTwoFacets.architecture
    let bytes = SmallTraining.bytes
    let images = PointSet(images: 90, pixels: 6, bytes: bytes)
    let numbers = PointSet(Matrix(rows: 90, columns: 6, elements: bytes.map { Double($0) / 255 }))
    var autoencoder = Autoencoder<Double>(model)
    for i in autoencoder.parameters.values.indices { autoencoder.parameters.values[i] = Double(i % 7) / 10 - 0.3 }
    #expect(autoencoder.codes(of: images) == autoencoder.codes(of: numbers))
    #expect(images.isOfImages && !numbers.isOfImages && images.features == 6)
  }

  /// Labels that are features of the points as well: what a prior finds in a batch must be the label of its point.
  @Test func labelsTravelWithTheirPoints() throws {
    var small = SmallTraining.ofOneFacet
    let labels = (0..<80).map { $0 / 40 }
    small.points = PointSet(SmallTraining.clusters, labels: labels)
    var model = Autoencoder<Double>(small.architecture) { name, _, facet, _, layout in
      LabelledTable(name, labels: 2, latents: facet.latents, in: &layout)
    }
    let means = try #require(model.parameters.layout["facet.0.prior.means"])
    model.parameters[means] = [-5, 0, 5, 0]
    // All codes are zero: the farther the mean of a label, the lower its density.
    let near = model.clusters(of: small.points).logSums
    model.parameters[means] = [0, 0, 5, 0]
    let mixed = model.clusters(of: small.points).logSums
    #expect(Set(near.map { Int($0) }).count == 1)
    for n in 0..<80 { #expect((mixed[n] > near[n] + 1) == (labels[n] == 0)) }
  }

  @Test func labelsOfAnotherNumberAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = PointSet(Matrix<Double>(rows: 2, columns: 1), labels: [1]) }
  }
}
