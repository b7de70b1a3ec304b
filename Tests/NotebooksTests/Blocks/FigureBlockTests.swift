import Notebooks
import Parameters
import Testing

@Suite struct FigureBlockTests {
  private let notebook: Notebook

  init() throws { notebook = try parsed(exampleText) }

  @Test func aFigureHasItsCaptionWithReferences() throws {
    let figure = try #require(notebook.figures.first)
    #expect(figure.kind.text == "latent-scatter")
    #expect(figure.upstream.map(\.stage.text) == ["fits", "stability"])
    #expect(figure.caption.references.map(\.description) == ["fits.bic | count"])
    #expect(figure.alt.pieces == [.text("Five scatter plots of three clusters each.")])
    #expect(figure.parameters.map(\.name) == ["size"])
  }

  @Test func aFigureNeedsWhatItShowsAndWhatItSays() {
    #expect(
      complaints(body: "```yaml figure=f\nsize: 3\n```") == ["4:1: figure 'f' needs 'draw'"])
    #expect(
      complaints(body: "```yaml stage=s\nrun: x\n```\n```yaml figure=f\ndraw: d\nfrom: s\ncaption: c\n```") == [
        "7:1: figure 'f' needs 'alt'"
      ])
  }
}
