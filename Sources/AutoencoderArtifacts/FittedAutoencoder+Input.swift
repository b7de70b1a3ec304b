package import Autoencoders
package import Interchange
private import LinearAlgebra
package import Stages

extension PointSet {
  /// The coordinates, without their labels.
  package init(_ points: Points) { self.init(points.coordinates) }

  /// The images, whose bytes are shared, without their labels.
  package init(_ images: Images) {
    self.init(images: images.count, pixels: images.pixelsPerImage, bytes: images.pixels)
  }
}

extension Points {
  /// Throws unless they have the features that an autoencoder was fitted to.
  package func check(features: Int) throws(ArtifactError) {
    guard coordinates.columns == features else {
      throw ArtifactError(
        "points of \(coordinates.columns) features do not fit an autoencoder of \(features); "
          + "prepare them as the points that it was fitted to")
    }
  }
}

extension FittedAutoencoder {
  /// What a model is asked about points.
  package enum Question {
    /// Where its encoder puts them.
    case codes
    /// How likely they are.
    case density
  }

  /// Points as the model reads them to answer a question, with their labels where it asks for these.
  ///
  /// - Throws: Unless they have the features that the model was fitted to, and the labels that it asks for.
  package func pointSet(_ points: Points, for question: Question) throws(ArtifactError) -> PointSet {
    try check(points)
    guard let labels = configuration.architecture.labels, question == .density || labels.isSeenByEncoder else {
      return PointSet(points)
    }
    guard let own = points.labels else {
      throw ArtifactError("the model asks for the labels of points, and these have none")
    }
    if let row = own.firstIndex(where: { !(0..<labels.count ~= $0) }) {
      throw ArtifactError(
        "point \(row) has the label \(own[row]), but the model was fitted to \(labels.count) labels, from 0 on")
    }
    return PointSet(points.coordinates, labels: own)
  }

  /// Throws unless points have the features that the model was fitted to.
  package func check(_ points: Points) throws(ArtifactError) {
    try points.check(features: configuration.architecture.features)
  }

  /// Throws unless images have the size of those that the model was fitted to.
  package func check(_ images: Images) throws(ArtifactError) {
    let size = try imageSize
    guard [images.height, images.width] == size else {
      throw ArtifactError(
        "images of \(images.height)×\(images.width) pixels do not fit an autoencoder that was fitted to "
          + "\(size[0])×\(size[1])")
    }
  }

  /// Rows and columns of pixels.
  package var imageSize: [Int] {
    get throws(ArtifactError) {
      guard let size = configuration.imageSize else {
        throw ArtifactError("the autoencoder was fitted to points, and images are asked for; fit it to images")
      }
      return size
    }
  }

  /// Throws unless there is such a facet.
  package func check(facet: Int) throws(ArtifactError) {
    let count = configuration.architecture.facets.count
    guard 0..<count ~= facet else {
      throw ArtifactError("there is no facet \(facet); the facets are 0 to \(count - 1), the shallow one first")
    }
  }
}
