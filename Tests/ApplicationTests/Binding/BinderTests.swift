import Application
import Notebooks
import Parameters
import Testing

/// What is wrong in a notebook is told before anything runs, with its place and what would be right.
@Suite struct BinderTests {
  /// The messages for a notebook, each from its line on.
  private func errors(in notebook: String, registry: Registry = .numbers) throws -> [String] {
    let place = try Workplace()
    try place.write(notebook, to: "Pipelines/sums.md")
    do {
      _ = try place.session(registry: registry)
      return []
    } catch let found as NotebookErrors {
      return found.errors.map { "\($0.location.line):\($0.location.column): \($0.message)" }
    }
  }

  @Test(arguments: [
    ("run: add-numbers", "run: add-number", "'pipeline list --kinds' names them all; did you mean 'add-numbers'?"),
    ("from: products\n", "from: product\n", "no stage is called 'product'; did you mean 'products'?"),
    ("factor: 3", "facter: 3", "scale-number 'doubled' has no parameter 'facter'"),
    ("factor: 3", "factor: 300", "'factor' is 300; it must be between -100 and 100"),
    ("factor: 3", "factor: three", "'factor' must be a number, not 'three'"),
    (
      "total.value | fixed(1) }}**", "total.valeu | fixed(1) }}**",
      "'total' puts out no value 'valeu'; it puts out 'value', 'note'; did you mean 'value'?"
    ),
    ("products.value | mean | fixed(2)", "products.value | fixed(2)", "'products' has 3 members here"),
    ("from: [numbers, doubled]", "from: numbers", "'multiply-numbers' reads 'number' and 'number'"),
    ("for each: { value: 1...3 }", "value: 1\nfor each: { digits: [] }", "'digits'"),
  ])
  func aMistakeIsToldWithItsPlace(right: String, wrong: String, message: String) throws {
    let found = try errors(in: sums().replacing(right, with: wrong))
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func aNotebookWithoutMistakesHasNone() throws { #expect(try errors(in: sums()) == []) }

  @Test func stagesThatReadOneAnotherAreACircle() throws {
    let found = try errors(
      in: sums().replacing("run: make-number\nfor each: { value: 1...3 }", with: "run: scale-number\nfrom: total"))
    #expect(found.contains { $0.contains("needs itself") }, "\(found)")
  }

  @Test func aSweepThatIsInheritedCannotBeSweptAgain() throws {
    let found = try errors(
      in: sums().replacing("from: products\n```", with: "from: products\n```").replacing(
        "factor: 3\n", with: "for each: { value: [1, 2] }\n"))
    #expect(found.contains { $0.contains("'value' is swept by a stage that 'doubled' reads") }, "\(found)")
  }

  @Test func whatReadsAModelOfThisKindIsNamed() throws {
    let found = try errors(
      in: """
        ---
        title: Models
        ---

        ```yaml stage=points
        run: sample-pinwheel
        arms: 3
        points-per-arm: 10
        seed: 1
        ```

        ```yaml stage=fit
        run: fit-svae
        from: points
        latents: 2
        components: 3
        seed: 1
        ```

        ```yaml stage=codes
        run: encode-facets
        from: [fit, points]
        ```
        """, registry: .all)
    #expect(
      found.contains {
        $0.hasSuffix(
          "'fit' puts out 'structured-fit', but 'encode-facets' reads 'fitted-autoencoder' here; it is read by "
            + "'assign-clusters', 'encode' and 'evaluate-autoencoder'")
      }, "\(found)")
  }

  @Test func everyMistakeOfANotebookIsToldAtOnce() throws {
    let found = try errors(
      in: sums().replacing("run: add-numbers", with: "run: add-number").replacing("factor: 3", with: "factor: x"))
    #expect(found.count >= 2)
  }
}
