"""What the practice and drill screens have behind them."""
