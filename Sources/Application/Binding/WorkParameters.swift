/// By kind, the parameters that its time grows in proportion to, so that a plan made from runs of a few epochs is right of
/// many.
package let workParameters = [
  "fit-mfcvae": ["stage-epochs"],
  "fit-vade": ["epochs", "pretraining-epochs"],
]
