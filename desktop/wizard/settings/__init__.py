"""Step 3: three presets, and every setting behind them."""
